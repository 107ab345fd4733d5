// Opens a vault with its recovery code and libraries of other makers. It imports nothing of ours, on purpose: this is
// what somebody does who has the vault and the code, and not the program. Answers as JSON: every case, every original.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter } from 'age-encryption';
import Database from 'better-sqlite3';

const [dir = '', code = ''] = process.argv.slice(2);

const slot = new Decrypter();
slot.addPassphrase(code);
const keys = JSON.parse(await slot.decrypt(readFileSync(join(dir, 'keys', 'recovery.age')), 'text'));

const db = new Database(join(dir, 'desk.db'), { fileMustExist: true });
db.pragma("cipher = 'chacha20'");
db.pragma(`key = 'raw:${keys.databaseKey}'`);
const cases = db.prepare('SELECT number, stage FROM cases').all();
const scans = db.prepare('SELECT name, sha256, file_id AS fileId FROM scans').all();
db.close();

const originals = [];
for (const { name, sha256, fileId } of scans) {
  const file = new Decrypter();
  file.addIdentity(keys.fileIdentity);
  const bytes = await file.decrypt(readFileSync(join(dir, 'files', fileId.slice(0, 2), `${fileId}.age`)));
  originals.push({ name, sameBytes: createHash('sha256').update(bytes).digest('hex') === sha256 });
}
process.stdout.write(JSON.stringify({ cases, originals }));
