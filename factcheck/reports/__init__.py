"""One file an output, each a pure function of a `Run`."""
