import { describe, expect, it } from 'vitest';
import { clientOver, letIn, secretOf, startBrowserDesk } from '../support/browserDesk.ts';

/** A clock that the test moves on. */
function movableClock() {
  let moment = Date.parse('2026-11-23T04:00:00.000Z');
  return { now: () => new Date(moment), wait: (milliseconds: number) => (moment += milliseconds) };
}

const redeem = (origin: string, secret: string) =>
  fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body: secret });

/** What a browser does with an address it was started with; the secret that it ends up with. */
async function open(address: string): Promise<{ status: number; secret: string }> {
  const response = await fetch(address, { redirect: 'manual', headers: { 'sec-fetch-site': 'none' } });
  const location = response.headers.get('location');
  return { status: response.status, secret: location ? secretOf(new URL(location, address).href) : '' };
}

const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';

describe('a start link', () => {
  it('works once', async () => {
    await using desk = await startBrowserDesk();
    const { origin } = desk.host;
    const secret = secretOf(desk.host.startLink());
    const first = await redeem(origin, secret);
    expect(first.status).toBe(204);
    expect(first.headers.get('set-cookie')).toMatch(
      new RegExp(`^beian-${desk.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const second = await redeem(origin, secret);
    expect(second.status).toBe(410);
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('works for ten minutes', async () => {
    const clock = movableClock();
    await using desk = await startBrowserDesk({ now: clock.now });
    const { origin } = desk.host;
    const [inTime, late] = [desk.host.startLink(), desk.host.startLink()].map(secretOf);
    clock.wait(10 * 60_000 - 1);
    expect((await redeem(origin, inTime ?? '')).status).toBe(204);
    clock.wait(1);
    expect((await redeem(origin, late ?? '')).status).toBe(410);
  });

  it('cannot be guessed, cut or stretched', async () => {
    await using desk = await startBrowserDesk();
    const { origin } = desk.host;
    const secret = secretOf(desk.host.startLink());
    for (const wrong of ['', secret.slice(1), `${secret}A`, ` ${secret}`, secret.toLowerCase(), 'A'.repeat(43)]) {
      expect((await redeem(origin, wrong)).status).toBe(410);
    }
    expect((await redeem(origin, secret)).status).toBe(204);
  });

  it('gives every browser a session of its own', async () => {
    await using desk = await startBrowserDesk();
    const one = await letIn(desk.host);
    const two = await letIn(desk.host);
    expect(one.cookie).not.toBe(two.cookie);
    for (const headers of [one, two]) expect((await clientOver(headers).vault.status()).state).toBe('missing');
  });

  it('is not what a session of another desk is made of', async () => {
    await using one = await startBrowserDesk();
    await using two = await startBrowserDesk();
    expect((await redeem(two.host.origin, secretOf(one.host.startLink()))).status).toBe(410);
  });
});

describe('an address that a browser is started with', () => {
  it('leads to a start link, and is worth nothing afterwards', async () => {
    await using desk = await startBrowserDesk();
    const address = desk.host.openingAddress();
    expect(address).toMatch(new RegExp(`^${desk.host.origin}/open/[\\w-]{43}$`));
    const { status, secret } = await open(address);
    expect(status).toBe(303);
    expect((await redeem(desk.host.origin, secret)).status).toBe(204);
    expect((await open(address)).status).toBe(410);
  });

  it('cannot be followed by a page', async () => {
    await using desk = await startBrowserDesk();
    const address = desk.host.openingAddress();
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: desk.host.origin }]) {
      expect((await fetch(address, { redirect: 'manual', headers })).status).toBe(403);
    }
    expect((await open(address)).status).toBe(303);
  });

  it('waits for thirty seconds', async () => {
    const clock = movableClock();
    await using desk = await startBrowserDesk({ now: clock.now });
    const [inTime, late] = [desk.host.openingAddress(), desk.host.openingAddress()];
    clock.wait(30_000 - 1);
    expect((await open(inTime)).status).toBe(303);
    clock.wait(1);
    expect((await open(late)).status).toBe(410);
    expect((await open(`${desk.host.origin}/open/${'A'.repeat(43)}`)).status).toBe(410);
  });

  it('throws a quicker thief out when the browser comes', async () => {
    await using desk = await startBrowserDesk();
    const { origin } = desk.host;
    const address = desk.host.openingAddress();
    const cookie = cookieOf(await redeem(origin, (await open(address)).secret));
    const asked = () => fetch(`${origin}/session`, { headers: { origin, cookie } });
    expect((await asked()).status).toBe(204);
    expect((await open(address)).status).toBe(410);
    expect((await asked()).status).toBe(401);
  });

  it('takes the secret from a thief who has not used it yet', async () => {
    await using desk = await startBrowserDesk();
    const address = desk.host.openingAddress();
    const { secret } = await open(address);
    expect((await open(address)).status).toBe(410);
    expect((await redeem(desk.host.origin, secret)).status).toBe(410);
  });

  it('gives way to a link from the terminal', async () => {
    await using desk = await startBrowserDesk();
    const { origin } = desk.host;
    const cookie = cookieOf(await redeem(origin, (await open(desk.host.openingAddress())).secret));
    const printed = await letIn(desk.host);
    const ask = (held: string) => fetch(`${origin}/session`, { headers: { origin, cookie: held } });
    expect((await ask(cookie)).status).toBe(401);
    expect((await ask(printed.cookie)).status).toBe(204);
  });
});
