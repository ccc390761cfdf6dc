"""The process definition as a networkx graph; BPMN in and out. No Qt."""
