// What is said, in the language that was chosen.

const LANGUAGES = ["en", "zh-CN", "zh-TW"];
const LANGUAGE_NAMES = { en: "EN", "zh-CN": "简", "zh-TW": "繁" };
let language = LANGUAGES.indexOf(data.language);

/** Fill the {braces} of a form; {{ and }} stand for themselves. */
const filled = (form, values) =>
  form.replace(/\{\{|\}\}|\{(\w+)\}/g, (all, name) => (name ? String(said(values[name])) : all[0]));

const chosenForm = (forms, values) => (language === 0 && forms[3] && values.n === 1 ? forms[3] : forms[language]);

/** Say a packed text: one for all languages, one a language, or a template with values. */
function said(text) {
  if (Array.isArray(text)) return text[language];
  if (text === null || typeof text !== "object") return text;
  return filled(chosenForm(data.templates[text.t], text.v), text.v);
}

/** Say a word of the page. */
const word = (key, values = {}) => filled(chosenForm(data.words[key], values), values);

const number = (value) => value.toLocaleString(LANGUAGES[language]);
const day = (days) => new Date(days * 86400000).toISOString().slice(0, 10);
