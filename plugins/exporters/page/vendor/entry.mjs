// What the page uses of sigma, as one bundle; CONTRIBUTING.md says how it is made.
export { default as Graph } from "graphology";
export { default as Sigma } from "sigma";
export { createNodeBorderProgram } from "@sigma/node-border";
