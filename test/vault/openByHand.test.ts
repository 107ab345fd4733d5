import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { all, sql } from '#backend/vault/sql.ts';
import { stepsByHand } from '#shared/vault/openByHand.ts';
import { lastOf } from '#test/support/bundleDesks.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { filesBelow } from '#test/support/dumpVault.ts';
import { plainPicture } from '#test/support/plainPicture.ts';
import { testPassphrase } from '#test/support/vault.ts';

const script = join(import.meta.dirname, 'openByHand.mjs');

async function deskWithPicture() {
  const desk = await caseDesk();
  const { client, caseNumber } = desk;
  const files = [await plainPicture('样例附件.png', 120)];
  await client.materials.add({ caseNumber, slot: 'appOther', files, replace: false });
  return desk;
}

/** Columns with their types, the key and references to one column: nothing that calls a function. */
const plainTable =
  /^CREATE TABLE "\w+" \(\n( {2}("\w+"( (INTEGER|TEXT|REAL|BLOB))?( NOT NULL)?|PRIMARY KEY \("\w+"(, "\w+")*\)|FOREIGN KEY \("\w+"\) REFERENCES "\w+" \("\w+"\)),?\n)+\);$/;

describe('the way out', () => {
  it('needs no code of ours: who follows the steps with the recovery code, age and SQLite3MC opens everything', async () => {
    expect(readFileSync(script, 'utf8')).not.toMatch(/#backend|#shared|electron\/|shared\/|\.\.\//);
    await using desk = await deskWithPicture();
    desk.desk.lockVault();
    const code = desk.recoveryCode.replaceAll('-', '');
    const away = join(desk.folder, '别处');
    mkdirSync(away);
    const written = join(away, '步骤.json');
    writeFileSync(written, JSON.stringify(stepsByHand(desk.vaultDir)));
    const before = digestsBelow(desk.vaultDir);
    const told = execFileSync(process.execPath, [script, written, code], { encoding: 'utf8', cwd: away });
    // Only the copy is touched.
    expect(digestsBelow(desk.vaultDir)).toEqual(before);
    expect(JSON.parse(told)).toEqual({
      cases: [{ number: desk.caseNumber, stage: 'findEntrance' }],
      originals: [{ name: '样例附件.png', sameBytes: true }],
    });
  });

  it('is written down with the paths of the vault, in the way its system writes them', () => {
    const commands = (dir: string) => stepsByHand(dir).flatMap(({ command }) => command ?? []);
    expect(commands('/home/样例/资料库/').slice(0, 2)).toEqual([
      'cp -R "/home/样例/资料库" "/home/样例/资料库-副本"',
      'age -d -o keys.json "/home/样例/资料库-副本/keys/recovery.age"',
    ]);
    expect(commands('D:\\样例\\资料库').slice(0, 2)).toEqual([
      'robocopy "D:\\样例\\资料库" "D:\\样例\\资料库-副本" /E',
      'age -d -o keys.json "D:\\样例\\资料库-副本\\keys\\recovery.age"',
    ]);
  });

  it('leads all of it into a plain folder, once the passphrase is given again', async () => {
    await using desk = await deskWithPicture();
    const { client, folder: around } = desk;
    const folder = join(around, '取出来');
    const call = (passphrase: string) => lastOf(client.vault.exportPlain({ folder, passphrase }));
    await expect(call('不是这个口令 2026')).rejects.toMatchObject({ code: 'passphraseWrong' });
    expect(readdirSync(around)).not.toContain('取出来');
    expect(await call(testPassphrase)).toMatchObject({ type: 'exported', cases: 1, files: 1, lost: [] });
    const [name = ''] = readdirSync(join(folder, '案件'));
    expect(name).toMatch(new RegExp(`^${desk.caseNumber}_`));
    const [picture = ''] = readdirSync(join(folder, '案件', name));
    expect(picture).toBe('小程序其他附件_样例附件.png');
    const original = Buffer.from(await (await plainPicture('样例附件.png', 120)).arrayBuffer());
    expect(readFileSync(join(folder, '案件', name, picture)).equals(original)).toBe(true);
    const script = readFileSync(join(folder, '资料库.sql'), 'utf8');
    // An older SQLite knows neither strict tables nor format(), and takes json_valid(NULL) for false.
    const made = script.match(/^CREATE TABLE [^;]*;$/gm) ?? [];
    expect(made.length).toBeGreaterThan(20);
    for (const table of made) expect(table).toMatch(plainTable);
    const copy = new BetterSqlite3(':memory:');
    copy.exec(script);
    for (const table of ['cases', 'persons', 'subjects', 'scans', 'case_events']) {
      const there = copy.prepare(`SELECT * FROM ${table}`).all();
      expect(there, table).toEqual(all(desk.desk.vault().db, sqlOfTable(table)));
      expect(JSON.parse(readFileSync(join(folder, '表', `${table}.json`), 'utf8'))).toHaveLength(there.length);
    }
    copy.close();
    await expect(call(testPassphrase)).rejects.toMatchObject({ code: 'folderOccupied' });
    expect(readdirSync(around).filter((each) => each.endsWith('.part'))).toEqual([]);
  });
});

/** Every file below a folder with what is in it. */
function digestsBelow(folder: string): string[] {
  return filesBelow(folder).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  );
}

function sqlOfTable(table: string) {
  const text = [`SELECT * FROM ${table}`];
  return sql(Object.assign(text, { raw: text }));
}
