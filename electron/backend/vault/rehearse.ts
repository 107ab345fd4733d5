import { transaction, type WriteDatabase } from './sql.ts';

/** What the work answers when it is done and then taken back whole: nothing of it is ever in the vault. */
export function rehearse<Result>(db: WriteDatabase, work: () => Result): Result {
  const answers: Result[] = [];
  const takenBack = new Error('only rehearsed');
  try {
    transaction(db, () => {
      answers.push(work());
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  const [answer] = answers;
  return answer as Result;
}
