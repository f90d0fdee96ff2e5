// The map: sigma draws the people and moves the camera; what lies under and over them is drawn here.

let sigma = null;

/** Start the map, or say why there is none. */
function startMap() {
  if (!drawnByRank.length) return showEmpty("empty_title", "empty_text");
  try {
    sigma = new Vendor.Sigma(graphOf(), byId("map"), settings());
  } catch {
    sigma = null;
    return showEmpty("no_map", "no_webgl");
  }
  sigma.setCustomBBox(box);
  sigma.createCanvasContext("ground", { beforeLayer: "edges" });
  sigma.createCanvasContext("names", { afterLayer: "nodes" });
  sigma.resize(true);
  startCamera();
  startDrawing();
  sigma.on("clickNode", ({ node }) => select(Number(node), { near: false }));
  sigma.on("clickStage", () => select(null));
  sigma.on("enterNode", ({ node }) => hover(Number(node)));
  sigma.on("leaveNode", () => hover(null));
}

function startDrawing() {
  const { ground, names } = sigma.getCanvases();
  const under = ground.getContext("2d"), over = names.getContext("2d");
  sigma.on("afterRender", () => {
    const view = viewOf(sigma);
    drawGround(under, view);
    drawNames(over, view);
  });
  for (const change of ["selected", "filter"]) when(change, () => { near = state.selected === null ? null : tiedTo(state.selected); });
  for (const change of ["selected", "filter", "theme"]) when(change, () => sigma.refresh({ skipIndexation: true }));
  for (const change of ["language", "hovered"]) when(change, () => sigma.scheduleRender());
}

function showEmpty(title, text) {
  byId("empty").hidden = false;
  byId("legend").hidden = byId("zoom").hidden = true;
  const speak = () => { byId("empty-title").textContent = word(title); byId("empty-text").textContent = word(text); };
  when("language", speak);
  speak();
}

function graphOf() {
  const graph = new Vendor.Graph({ type: "undirected" });
  for (const person of [...drawnByRank].reverse()) {
    graph.addNode(String(person), { x: people.x[person], y: -people.y[person], size: 1, zIndex: hubs.has(person) ? 1 : 0 });
  }
  return graph;
}

function settings() {
  const borders = [{ size: { value: 0.16 }, color: { attribute: "rim" } }, { size: { fill: true }, color: { attribute: "color" } }];
  const program = Vendor.createNodeBorderProgram({ borders });
  return {
    renderLabels: false,
    zIndex: true,
    stagePadding: 34,
    minCameraRatio: 0.002,
    maxCameraRatio: 3,
    enableCameraRotation: false,
    defaultNodeType: "person",
    nodeProgramClasses: { person: program },
    nodeHoverProgramClasses: { person: program },
    defaultDrawNodeHover: () => {},
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio / usualRatio),
    nodeReducer: looks,
  };
}

/** Whom the selected person is tied to, null while nobody is selected. */
let near = null;

/** How a person looks: by group, hubs in amber, faded when somebody else is looked at. */
function looks(node, attributes) {
  const person = Number(node);
  const faded = !passes[person] || (near && !near.has(person) && person !== state.selected);
  return {
    ...attributes,
    size: radiusOf(person, usualSpacing),
    color: faded ? inks().fade : colourOf(person),
    rim: usualSpacing < 7 && !hubs.has(person) ? (faded ? inks().fade : colourOf(person)) : inks().rim,
    zIndex: faded ? 0 : attributes.zIndex + 1,
  };
}
