'use strict';
// Plain, old JavaScript: it must run, and explain itself, on the Node that is too old for the rest.
const wanted = [22, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
const isOld = major < wanted[0] || (major === wanted[0] && minor < wanted[1]);
if (isOld) {
  console.error(
    'msgin5g-conformance needs Node ' +
      wanted.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.\n' +
      'In the repository `npm ci` brings one along (devDependency "node"): start through npm, and allow its install script.',
  );
  process.exitCode = 2;
}
module.exports = { isOld };
