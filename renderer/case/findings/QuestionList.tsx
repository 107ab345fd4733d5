import { Checkbox, Flex, Typography } from 'antd';
import type { Question } from '#shared/filing/question.ts';
import { Moment } from '../../parts/Moment.tsx';
import { quietly } from '../progress/useProgressActions.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

/** What only a person can know: ticked with a name and the moment, asked again when what it is about changes. */
export function QuestionList({
  caseNumber,
  questions,
  answer,
}: {
  caseNumber: string;
  questions: readonly Question[];
  answer: Settlements['answer'];
}) {
  const [who] = useWhoIAm();
  if (questions.length === 0) return null;
  const open = questions.filter(({ confirmed }) => confirmed === null).length;
  const title = open > 0 ? `提交前请确认 ${open} 件事` : '要确认的都确认过了';
  return (
    <section aria-label={title}>
      <Typography.Text strong>{title}</Typography.Text>
      <ul className="beian-questions">
        {questions.map(({ id, title: subject, question, confirmed }) => (
          <li key={id}>
            <Checkbox
              checked={confirmed !== null}
              disabled={answer.isPending}
              onChange={({ target }) =>
                quietly(
                  answer.mutateAsync({
                    caseNumber,
                    question: id,
                    staff: who.trim() || null,
                    confirmed: target.checked,
                  }),
                )
              }
            >
              <Flex vertical>
                {question}
                <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                  {confirmed ? (
                    <>
                      {confirmed.staff ?? '没有写姓名'} <Moment at={confirmed.settledAt} /> 已确认
                    </>
                  ) : (
                    `常见退回原因：${subject}`
                  )}
                </Typography.Text>
              </Flex>
            </Checkbox>
          </li>
        ))}
      </ul>
    </section>
  );
}
