/** The module `node:http2`, loaded by whoever first speaks HTTP/2. */
export const nodeHttp2 = () => process.getBuiltinModule('node:http2');
