import { readFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { DeskError } from '#shared/api/errors.ts';
import { advisePassphrase, weakQuestion, whyStrong } from '#shared/vault/passphrase.ts';

/**
 * The passphrase, from a file or typed at the terminal; never from argv, where every process could read it.
 *
 * A file's final line break does not belong to the passphrase. Throws `usage` where there is neither a file nor a
 * terminal, `fileMissing` where the file cannot be read.
 */
export async function readPassphrase(file: string | null, question: string): Promise<string> {
  if (file) {
    try {
      return (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
    } catch (error) {
      throw new DeskError('fileMissing', { path: file }, { cause: error });
    }
  }
  if (!process.stdin.isTTY) {
    throw new DeskError('usage', {
      detail: '需要口令：请用 --passphrase-file 指定口令文件，或设置 BEIAN_PASSPHRASE_FILE',
    });
  }
  return askHidden(question);
}

/**
 * The passphrase of a new vault. Typed at the terminal it is asked twice, because nobody sees what is typed; a weak one is asked
 * about as in the window, unless `acceptsWeak`.
 *
 * Throws as `readPassphrase`, and `badInput` where the two differ, or where it is weak and nobody has said to use it all the same.
 */
export async function chooseForNewVault(file: string | null, acceptsWeak: boolean): Promise<string> {
  const passphrase = await readPassphrase(file, '请为新资料库设置口令：');
  const { grade, sentence } = advisePassphrase(passphrase);
  if (grade === 'weak' && !acceptsWeak && !(file === null && (await wantsWeak(sentence)))) {
    throw new DeskError('badInput', {
      detail: `这个口令很弱，没有新建资料库。${sentence}${file === null ? '' : `${whyStrong}仍要用它的，请加上 --weak-passphrase`}`,
    });
  }
  if (file === null && (await askHidden('请再输入一遍：')) !== passphrase) {
    throw new DeskError('badInput', { detail: '两次输入的口令不一样，没有新建资料库' });
  }
  return passphrase;
}

/** Asks at the terminal, as the window does, whether it is to be used all the same. */
async function wantsWeak(sentence: string): Promise<boolean> {
  process.stderr.write(`${sentence}${whyStrong}\n`);
  const prompt = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
  const answer = await ask(prompt, `${weakQuestion}（输入 y 仍用这个，直接回车不用）`);
  return /^\s*(?:y|yes|是)\s*$/i.test(answer);
}

/** Asks at the terminal without showing what is typed. */
async function askHidden(question: string): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: silent, terminal: true });
  process.stderr.write(question);
  const answer = await ask(prompt, '');
  process.stderr.write('\n');
  return answer;
}

/** What is typed as one line. Throws `cancelled`. */
function ask(prompt: Interface, question: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // Ctrl+C and Ctrl+D both close the prompt without an answer; after an answer this comes too late to matter.
    prompt.once('SIGINT', () => prompt.close());
    prompt.once('close', () => reject(new DeskError('cancelled')));
    prompt.question(question, (answer) => {
      resolve(answer);
      prompt.close();
    });
  });
}
