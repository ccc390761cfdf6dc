// How many milliseconds the foreign modeler takes to open one file.
(async () => {
  const modeler = new BpmnJS({ container: "#canvas" });
  const begun = performance.now();
  await modeler.importXML(ASKED);
  answer(performance.now() - begun);
})();
