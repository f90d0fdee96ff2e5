// Puts the licenses of what was bundled before the bundle, since every page carries a copy of both.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const texts = Object.keys(dependencies).map((name) => {
  const folder = `node_modules/${name}`;
  const file = readdirSync(folder).find((each) => /^licen[sc]e/i.test(each));
  return `${name} ${dependencies[name]}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}`;
});
const bundle = readFileSync("sigma.min.js", "utf8");
writeFileSync("sigma.min.js", `/*!\n${texts.join(`\n\n${"-".repeat(72)}\n\n`)}\n*/\n${bundle}`);
