#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { isOld } = require('./guard.cjs');

if (!isOld) {
  const { enableCompileCache } = require('node:module');
  if (enableCompileCache) enableCompileCache();
  const built = join(__dirname, '../main.js');
  const entry = existsSync(built) ? built : join(__dirname, 'main.ts');
  void import(require('node:url').pathToFileURL(entry).href);
}
