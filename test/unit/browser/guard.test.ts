import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRequest, type RequestFacts } from '../../../electron/hosts/browser/guard.ts';
import { usualLimits } from '../../../electron/hosts/browser/limits.ts';

const port = 49_152;
const host = `127.0.0.1:${port}`;
const origin = `http://${host}`;
const desk = { port, limits: usualLimits, knows: (token: string) => token === 'known' };

/** A page asked for by the address bar; what differs is named. */
function judged(changes: Partial<RequestFacts>): string {
  const facts = {
    method: 'GET',
    target: '/',
    headerCount: 10,
    host: [host],
    origin: [],
    fetchSite: ['none'],
    cookie: [],
    contentLength: [],
    transferEncoding: [],
    ...changes,
  };
  const decision = judgeRequest(facts, desk);
  return decision.allowed ? decision.route : `${decision.status} ${decision.reason}`;
}

const ours = { origin: [origin], fetchSite: ['same-origin'], cookie: [`beian-${port}=known`] };
const call = { ...ours, method: 'POST', target: '/api/cases/list', contentLength: ['2'] };

describe('the decision of the guard', () => {
  it('leads each request to its place', () => {
    expect(judged({})).toBe('file');
    expect(judged({ target: '/assets/index-BGPM-vVj.js', fetchSite: ['same-origin'] })).toBe('file');
    expect(judged({ target: '/open/Ab_-9' })).toBe('opening');
    expect(judged({ ...ours, method: 'POST', target: '/session', cookie: [] })).toBe('startSession');
    expect(judged({ ...ours, target: '/session' })).toBe('askSession');
    expect(judged(call)).toBe('api');
    expect(judged({ ...call, contentLength: [], transferEncoding: ['chunked'] })).toBe('api');
  });

  it('takes a browser that does not say where a request comes from by its Origin', () => {
    expect(judged({ fetchSite: [] })).toBe('file');
    expect(judged({ ...call, fetchSite: [] })).toBe('api');
    expect(judged({ ...call, origin: [] })).toBe('api');
    expect(judged({ ...call, origin: [], fetchSite: [] })).toBe('403 origin');
    expect(judged({ ...call, origin: [], fetchSite: ['none'] })).toBe('403 origin');
  });

  it('judges in order: who is addressed, what is asked, who asks, and only then the rest', () => {
    const everythingWrong = { host: ['x'], target: '//', origin: ['null'], fetchSite: ['cross-site'], method: 'PUT' };
    expect(judged({ ...everythingWrong, headerCount: 101 })).toBe('431 headers');
    expect(judged(everythingWrong)).toBe('403 host');
    expect(judged({ ...everythingWrong, host: [host] })).toBe('400 target');
    expect(judged({ ...everythingWrong, host: [host], target: '/' })).toBe('403 origin');
    expect(judged({ ...everythingWrong, host: [host], target: '/', origin: [] })).toBe('403 site');
    expect(judged({ method: 'PUT' })).toBe('405 method');
  });

  it('knows a length to the byte', () => {
    const { apiBytes, sessionBytes } = usualLimits;
    expect([apiBytes, sessionBytes]).toEqual([128 * 1024 * 1024, 1024]);
    expect(judged({ ...call, contentLength: [String(apiBytes)] })).toBe('api');
    expect(judged({ ...call, contentLength: [String(apiBytes + 1)] })).toBe('413 callTooLarge');
    const start = { ...ours, method: 'POST', target: '/session' };
    expect(judged({ ...start, contentLength: [String(sessionBytes)] })).toBe('startSession');
    expect(judged({ ...start, contentLength: [String(sessionBytes + 1)] })).toBe('413 tooLarge');
    expect(judged({ contentLength: ['0'] })).toBe('file');
    expect(judged({ contentLength: ['1'] })).toBe('400 body');
    expect(judged({ transferEncoding: ['chunked'] })).toBe('400 body');
  });

  it('tells nobody without a session how much a call may carry', () => {
    expect(judged({ ...call, cookie: [], contentLength: [String(usualLimits.apiBytes + 1)] })).toBe('401 session');
  });

  it('finds the session among other cookies, by its whole name', () => {
    const cookie = (text: string) => judged({ ...call, cookie: [text] });
    expect(cookie(`a=b; beian-${port}=known`)).toBe('api');
    expect(cookie(`beian-${port}=wrong;beian-${port}=known`)).toBe('api');
    expect(cookie(`xbeian-${port}=known`)).toBe('401 session');
    expect(cookie(`beian-${port}x=known`)).toBe('401 session');
    expect(cookie(`beian-${port}=known2`)).toBe('401 session');
    expect(cookie('known')).toBe('401 session');
  });

  it('lets nothing through whose meaning could change when it is decoded or resolved', () => {
    const piece = fc.constantFrom(
      '/',
      '.',
      '..',
      '%',
      '2e',
      '\\',
      '?',
      '#',
      '\0',
      ':',
      '@',
      'a',
      'Z9',
      '_',
      '-',
      ' ',
      '样',
      ';',
    );
    const targets = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
    );
    fc.assert(
      fc.property(targets, (target) => {
        if (judged({ target }) === '400 target') return;
        expect(decodeURIComponent(target)).toBe(target);
        expect(new URL(target, origin).href).toBe(`${origin}${target}`);
        expect(target).not.toMatch(/\/\.|\/\/|\\/);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets no call through that lacks any one proof', () => {
    const value = fc.constantFrom(host, origin, 'null', 'http://desk.example', 'same-origin', 'cross-site', 'none', '');
    const values = fc.array(value, { maxLength: 2 });
    fc.assert(
      fc.property(fc.record({ host: values, origin: values, fetchSite: values }), (facts) => {
        if (judged({ ...call, ...facts }) !== 'api') return;
        expect(facts.host).toEqual([host]);
        expect([...facts.origin, ...facts.fetchSite]).not.toEqual([]);
        expect([[], [origin]]).toContainEqual(facts.origin);
        expect([[], ['none'], ['same-origin']]).toContainEqual(facts.fetchSite);
        expect(facts.origin.length > 0 || facts.fetchSite[0] === 'same-origin').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
