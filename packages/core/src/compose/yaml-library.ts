// What is used of the YAML library. A file of its own, loaded when the first compose file is read: bundlers then find the names.

export { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
