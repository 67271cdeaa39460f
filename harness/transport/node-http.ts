/** The module `node:http` itself: importing it as an ES module reads all that it exports, and thereby loads the client of fetch. */
export const http = process.getBuiltinModule('node:http');
