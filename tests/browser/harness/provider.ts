// A certified provider of OpenID Connect (the package oidc-provider), in the process of the test and on a free port.
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';

/** What the provider and the server under test know. */
export const CLIENT = { id: 'rostrum', secret: 'a secret of the tests, known to both' };

/** What the provider says of a person, by what is typed as login. */
export type People = Record<string, { name: string; email: string; email_verified: boolean; groups: string[] }>;

/** A port that a provider will answer on. */
export interface Place {
  /** The provider's address, known before it answers. */
  issuer: string;
  /** Lets it answer for a server whose address is known by now. */
  open(server: string, people: People): void;
  close(): Promise<void>;
}

/** Takes a free port: the server under test is told of the provider first, and the provider of it afterwards. */
export async function place(): Promise<Place> {
  const http: HttpServer = createServer();
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    issuer,
    open: (server, people) => {
      http.on('request', provider(issuer, server, people).callback());
    },
    close: async () => {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

function provider(issuer: string, server: string, people: People): Provider {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${server}/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    cookies: { keys: ['a key of the tests'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'of-the-tests' }] },
    findAccount: (_: unknown, login: string) => ({ accountId: login, claims: () => ({ sub: login, ...people[login] }) }),
  });
}

/** Signs in on the pages of the provider, and agrees to what the server asks for. */
export async function signInAtProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
