import { isContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { contract } from '#shared/api/contract.ts';
import { deskErrorCodeSchema, deskErrorMap } from '#shared/api/deskErrorMap.ts';
import { transports } from '../support/transports.ts';

/** Procedures that take nothing, on purpose; whoever forgets an input schema finds the procedure missing here. */
const takingNothing = [
  'vault.status',
  'vault.lock',
  'vault.away',
  'vault.openSample',
  'host.describe',
  'host.chooseFolder',
  'host.clearCopied',
  'agency.get',
  'backups.get',
  'backups.lagging',
  'doctor.closeSalvage',
  'settings.get',
  'drafts.list',
  'rules.profiles',
  'rules.tables',
  'rules.about',
  'rules.licences',
  'ownRules.list',
  'rules.export',
  'erasure.retention',
  'erasure.receipts',
  'access.check',
  'access.acceptLog',
  'bundles.last',
  'cases.list',
  'letters.templates',
  'exchange.template',
  'scans.prepare',
  'intake.watching',
  'intake.unfinished',
  'intake.giveUp',
];

const procedures = Object.entries(contract).flatMap(([area, group]) =>
  Object.entries(group).map(([name, procedure]) => ({ path: `${area}.${name}`, procedure })),
);

describe('every procedure of the contract', () => {
  it('is one', () => {
    expect(procedures.filter(({ procedure }) => !isContractProcedure(procedure))).toEqual([]);
  });

  it('says what it takes, or is known to take nothing', () => {
    const without = procedures.filter(({ procedure }) => procedure['~orpc'].inputSchema === undefined);
    expect(without.map(({ path }) => path).sort()).toEqual([...takingNothing].sort());
  });

  it('says what it answers', () => {
    const without = procedures.filter(({ procedure }) => procedure['~orpc'].outputSchema === undefined);
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  it('declares exactly the errors of the list', () => {
    for (const { path, procedure } of procedures) expect(procedure['~orpc'].errorMap, path).toEqual(deskErrorMap);
  });
});

describe.each(transports)('every procedure over $name', ({ connect }) => {
  it('refuses what it does not take, in the words of the contract', async () => {
    await using desk = await connect();
    const codes: Record<string, unknown> = {};
    for (const { path } of procedures.filter((each) => !takingNothing.includes(each.path))) {
      const [area = '', name = ''] = path.split('.');
      const call: unknown = Reflect.get(Reflect.get(desk.client, area), name);
      if (typeof call !== 'function') throw new Error(`${path} cannot be called`);
      codes[path] = await call('nonsense').then(
        () => 'answered',
        (error: unknown) => deskErrorCodeSchema.parse(Reflect.get(Object(error), 'code')),
      );
    }
    expect(codes).toEqual(Object.fromEntries(Object.keys(codes).map((path) => [path, 'badInput'])));
    expect(Object.keys(codes).length).toBe(procedures.length - takingNothing.length);
  });
});
