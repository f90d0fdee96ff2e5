// Light and dark: as the system says until the user chooses.

const GROUP_COLOURS = {
  light: ["#0f766e", "#4c6a92", "#a8577e", "#7c6a9c", "#5b7f4b", "#b0704a", "#3e7c91", "#8a8350"],
  dark: ["#35b8ab", "#85a5d1", "#d98ab1", "#b3a0d6", "#93bd7f", "#dfa27d", "#74b7cd", "#c4bb80"],
};
const INKS = {
  light: {
    ink: "#1f2a44", slate: "#64748b", strong: "#64748b", weak: "#c3cedb", bundle: "#dbe2eb",
    hub: "#d97706", rim: "#ffffff", halo: "#f6f8fa", fade: "#dde3ea", region: 0.1, ring: "#1f2a44",
  },
  dark: {
    ink: "#e9eef7", slate: "#9fb0c8", strong: "#8a9bb5", weak: "#3a4a66", bundle: "#26344f",
    hub: "#f5a524", rim: "#101828", halo: "#101828", fade: "#2a3650", region: 0.13, ring: "#ffffff",
  },
};
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
let theme = systemIsDark.matches ? "dark" : "light";
const inks = () => INKS[theme];
const groupColour = (group) => GROUP_COLOURS[theme][group % GROUP_COLOURS[theme].length];
const colourOf = (person) => (hubs.has(person) ? inks().hub : isDrawn(person) ? groupColour(people.group[person]) : inks().slate);
