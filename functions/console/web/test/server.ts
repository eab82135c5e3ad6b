// Starts Kehu as `make run` does, on a free port with its own data, for all tests.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export default async function start(): Promise<() => Promise<void>> {
  const program = process.env.KEHU;
  if (!program) throw new Error('KEHU must name the program: run `make test-browser`.');
  const data = await mkdtemp(join(tmpdir(), 'kehu-browser-'));
  const server = spawn(program, { env: { ...process.env, ADDR: '127.0.0.1:0', DATA: data, LOG: 'off' }, stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise<string>((resolve, reject) => {
    server.once('exit', code => reject(new Error(`Kehu ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', line => {
      const address = /console\s+(http:\/\/\S+)\/app\//.exec(line);
      if (address) resolve(address[1]);
    });
  });
  process.env.KEHU_BASE = base;
  return async () => {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill();
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}
