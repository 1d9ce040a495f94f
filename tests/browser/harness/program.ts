// The real program, as cargo built it, with a data folder of its own and on a free port.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const target = process.env['ROSTRUM_TARGET'] ?? join(import.meta.dirname, '../../../target');
const program = join(target, 'debug', process.platform === 'win32' ? 'rostrum.exe' : 'rostrum');
/** Longest wait for a start or an orderly end. */
const PATIENCE_MS = 10_000;

/** A running `rostrum serve`. */
export interface Server {
  /** Scheme, host and port, without a slash at the end. */
  address: string;
  /** Signs in the secretariat, once; printed at the first start in a data folder only. */
  signInLink: string | undefined;
  /** All that it printed. */
  output(): string;
  /** Ends it in order, as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it at once (SIGKILL), as a power cut would. */
  kill(): Promise<void>;
}

/** How `rostrum serve` is started: on a port, 0 for a free one, with more words and a wider environment. */
export interface Start {
  port?: number;
  words?: string[];
  environment?: Record<string, string>;
}

/** Starts `rostrum serve`. Resolves once the start page answers. */
export async function serve(dataFolder: string, { port = 0, words = [], environment = {} }: Start = {}): Promise<Server> {
  const child = spawn(program, ['serve', '--data', dataFolder, '--listen', `127.0.0.1:${port}`, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  const output = () => printed;
  try {
    const address = await answering(child, output);
    return {
      address,
      signInLink: printed.match(/https?:\/\/\S+\/sign-in\/\S+/)?.[0],
      output,
      stop: () => end(child, 'SIGINT'),
      kill: () => end(child, 'SIGKILL'),
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
}

/** Starts `rostrum rehearse` and resolves once it prints the address of the meeting. */
export async function rehearse(out: string, ...words: string[]): Promise<{ meeting: string; kill(): Promise<void> }> {
  const child = spawn(program, ['rehearse', '--listen', '127.0.0.1:0', '--out', out, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => (printed += chunk));
  child.stderr.on('data', (chunk) => (printed += chunk));
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20)) {
    const meeting = printed.match(/meeting +(https?:\/\/\S+)/)?.[1];
    if (meeting) return { meeting, kill: () => end(child, 'SIGKILL') };
    if (child.exitCode !== null) break;
  }
  await end(child, 'SIGKILL');
  throw new Error(`rostrum rehearse printed no address:\n${printed}`);
}

/** Runs `rostrum ARGUMENTS` to its end and gives what it printed; throws when its exit code is not 0. */
export async function run(...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words);
  return stdout;
}

/** A port that nobody listens on, for a server that must know its own before it starts. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  listener.close();
  if (address === null || typeof address === 'string') throw new Error(`no port: ${address}`);
  return address.port;
}

/** The printed address, once it answers. */
async function answering(child: ChildProcess, output: () => string): Promise<string> {
  let failure: unknown;
  child.on('error', (error) => (failure = error));
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await pause(20)) {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`rostrum serve ended with ${child.exitCode}:\n${output()}`);
    const address = output().match(/https?:\/\/[\w.[\]-]+:\d+/)?.[0];
    if (address && (await fetch(address).then((answer) => answer.ok, () => false))) return address;
  }
  throw new Error(`rostrum serve does not answer after ${PATIENCE_MS} ms:\n${output()}`);
}

/** Ends this child and no other process. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await gone;
  clearTimeout(late);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
