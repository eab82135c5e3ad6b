// Starts Kehu as `make run` does, on a free port with its own data.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Running {
  base: string;
  stop: () => Promise<void>;
}

/** Starts the program over the data, with more of an environment. */
export async function launch(data: string, more: Record<string, string> = {}): Promise<Running> {
  const program = process.env.KEHU;
  if (!program) throw new Error('KEHU must name the program: run `make test-browser`.');
  const server = spawn(program, { env: { ...process.env, ADDR: '127.0.0.1:0', DATA: data, LOG: 'off', ...more }, stdio: ['ignore', 'pipe', 'inherit'] });
  const base = await new Promise<string>((resolve, reject) => {
    server.once('exit', code => reject(new Error(`Kehu ended with ${code}`)));
    createInterface({ input: server.stdout }).on('line', line => {
      const address = /console\s+(http:\/\/\S+)\/app\//.exec(line);
      if (address) resolve(address[1]);
    });
  });
  const stop = async () => {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill();
    await ended;
  };
  return { base, stop };
}

/** A folder for data, and how it goes away. */
export async function folder(): Promise<[path: string, remove: () => Promise<void>]> {
  const path = await mkdtemp(join(tmpdir(), 'kehu-browser-'));
  return [path, () => rm(path, { recursive: true, force: true })];
}

/** One program for all tests. */
export default async function start(): Promise<() => Promise<void>> {
  const [data, remove] = await folder();
  const { base, stop } = await launch(data);
  process.env.KEHU_BASE = base;
  return async () => {
    await stop();
    await remove();
  };
}
