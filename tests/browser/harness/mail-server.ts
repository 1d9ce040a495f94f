// A real SMTP server (Nodemailer's) with STARTTLS and a password, which answers as a test says; what it takes is read
// back by a reader of mails that knows nothing of Rostrum.
//
// The keys in `tls/` are for these tests alone: a certificate for 127.0.0.1 and the authority that signed it, whose own
// key was thrown away. They last until 2126.
import { readFileSync } from 'node:fs';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

const TLS = join(import.meta.dirname, 'tls');
/** The authority to be trusted, as SSL_CERT_FILE. */
export const AUTHORITY = join(TLS, 'ca.pem');

/** How an attempt ends: a refusal with its status, or the connection is cut after the whole message has come. */
export type End = 451 | 550 | 'cut';

/** A message as it came, whether it was taken or not. */
export interface Came {
  to: string;
  raw: string;
  mail: ParsedMail;
  /** Whether the line was encrypted. */
  secure: boolean;
  user: string | undefined;
  taken: boolean;
}

export class MailServer {
  readonly came: Came[] = [];
  /** Attempts for each address, the refused ones among them. */
  readonly attempts = new Map<string, number>();
  readonly #ends = new Map<string, End[]>();
  readonly #server: SMTPServer;

  private constructor() {
    this.#server = new SMTPServer({
      key: readFileSync(join(TLS, 'server.key')),
      cert: readFileSync(join(TLS, 'server.pem')),
      authOptional: false,
      logger: false,
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'rostrum' && password === 'p@ss') done(null, { user: username });
        else done(new Error('no such user'));
      },
      onRcptTo: ({ address }, _session, done) => {
        this.attempts.set(address, (this.attempts.get(address) ?? 0) + 1);
        const end = this.#ends.get(address)?.[0];
        if (end === 451 || end === 550) {
          this.#ends.get(address)?.shift();
          done(Object.assign(new Error(end === 451 ? 'Come back later' : 'No such mailbox'), { responseCode: end }));
        } else {
          done();
        }
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => void this.#take(Buffer.concat(parts), session, done));
      },
    });
    this.#server.on('error', () => undefined);
  }

  /** Listens on a free port of this machine. */
  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await new Promise<void>((done) => server.#server.listen(0, '127.0.0.1', done));
    return server;
  }

  /** The address for `--smtp-url`. */
  get url(): string {
    const { port } = this.#server.server.address() as AddressInfo;
    return `smtp://rostrum:p%40ss@127.0.0.1:${port}?tls=required`;
  }

  /** The next attempts for an address end so; those after them are taken. */
  answer(address: string, ...ends: End[]): void {
    this.#ends.set(address, ends);
  }

  /** The messages to an address that were taken. */
  taken(address: string): Came[] {
    return this.came.filter((one) => one.to === address && one.taken);
  }

  async stop(): Promise<void> {
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  async #take(raw: Buffer, session: SMTPServerSession, done: (error?: Error) => void): Promise<void> {
    const to = session.envelope.rcptTo[0]?.address ?? '';
    const ends = this.#ends.get(to);
    const cut = ends?.[0] === 'cut';
    if (cut) ends?.shift();
    this.came.push({
      to,
      raw: raw.toString('utf8'),
      mail: await simpleParser(raw),
      secure: session.secure,
      user: typeof session.user === 'string' ? session.user : undefined,
      taken: !cut,
    });
    if (!cut) return done();
    // As when the machine dies before it can say that it has the message.
    const connections = (this.#server as unknown as { connections: Set<{ session: SMTPServerSession; _socket: Socket }> }).connections;
    for (const one of connections) if (one.session.id === session.id) one._socket.destroy();
  }
}
