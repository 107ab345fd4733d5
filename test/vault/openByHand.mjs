// Opens a vault with its recovery code and libraries of other makers, by the steps that are written down for people and by nothing
// else. It imports nothing of ours, on purpose: this is what somebody does who has the vault, the code and the steps, and not
// the program. Answers as JSON: every case, every original.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter } from 'age-encryption';
import Database from 'better-sqlite3';

const [written = '', code = ''] = process.argv.slice(2);
const [copyIt, takeKeys, openDatabase, findOriginals, openOriginal] = JSON.parse(readFileSync(written, 'utf8'))
  .map(({ command }) => command)
  .filter((command) => command !== null);

/** What is typed at a shell, as words. */
const words = (line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);

/** `age -d [-i IDENTITY] -o OUT FILE`; without an identity it asks for the code. */
async function age(line) {
  const [program, decrypt, ...rest] = words(line);
  if (program !== 'age' || decrypt !== '-d') throw new Error(line);
  const after = (option) => (rest.includes(option) ? rest[rest.indexOf(option) + 1] : null);
  const decrypter = new Decrypter();
  const identity = after('-i');
  if (identity === null) decrypter.addPassphrase(code);
  else decrypter.addIdentity(readFileSync(identity, 'utf8'));
  writeFileSync(after('-o'), await decrypter.decrypt(readFileSync(rest.at(-1))));
}

const [copy, ...what] = words(copyIt);
execFileSync(copy, what);
await age(takeKeys);
const keys = JSON.parse(readFileSync('keys.json', 'utf8'));

const [start, ...lines] = openDatabase.replace('databaseKey', keys.databaseKey).split('\n');
const db = new Database(words(start)[1], { fileMustExist: true });
const query = lines.pop();
for (const line of lines) db.exec(line);
const cases = db.prepare(query).all();
const scans = db.prepare(findOriginals).all();
const recorded = new Map(
  db
    .prepare('SELECT file_id, sha256 FROM scans')
    .all()
    .map((row) => [row.file_id, row.sha256]),
);
db.close();

writeFileSync('identity.txt', keys.fileIdentity);
const originals = [];
for (const { name, file_id: id } of scans) {
  await age(openOriginal.replace(/3f([\\/])3f….age/, (_, between) => `${id.slice(0, 2)}${between}${id}.age`));
  const sha256 = createHash('sha256').update(readFileSync('原件.jpg')).digest('hex');
  originals.push({ name, sameBytes: sha256 === recorded.get(id) });
}
process.stdout.write(JSON.stringify({ cases: cases.map(({ number, stage }) => ({ number, stage })), originals }));
