// Writes schema.d.ts from the OpenAPI document; with --check, fails when it is not current.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../../../infra/openapi/openapi.json', import.meta.url);
const target = new URL('schema.d.ts', import.meta.url);
const head = '// Generated from infra/openapi/openapi.json by `make client`. Do not edit.\n\n';

const text = head + astToString(await openapiTS(JSON.parse(await readFile(source, 'utf8'))));
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== text) {
    console.error('functions/console/web/client/schema.d.ts is not current: run `make client`.');
    process.exit(1);
  }
} else {
  await writeFile(target, text);
}
