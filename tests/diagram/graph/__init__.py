"""Tests of BPMN, the graph and its checks."""
