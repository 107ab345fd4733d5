import { Checkbox, Flex, Typography } from 'antd';
import { useId, useState } from 'react';
import type { FilingCase } from '#shared/filing/filingCase.ts';
import type { Question } from '#shared/filing/question.ts';
import { StaffInput } from '../../cases/batch/StaffInput.tsx';
import { Moment } from '../../parts/Moment.tsx';
import { quietly } from '../progress/useProgressActions.ts';
import { type Settlements, useWhoIAm } from './useSettlements.ts';

/** What only a person can know: ticked with a name and the moment, asked again when what it is about changes. */
export function QuestionList({
  filingCase: { number: caseNumber, staff: caseStaff },
  questions,
  answer,
}: {
  filingCase: FilingCase;
  questions: readonly Question[];
  answer: Settlements['answer'];
}) {
  const [who, setWho] = useWhoIAm(caseStaff);
  const [asked, setAsked] = useState(false);
  const id = useId();
  const nobody = asked && who.trim() === '';
  if (questions.length === 0) return null;
  const open = questions.filter(({ confirmed }) => confirmed === null).length;
  const title = open > 0 ? `提交前请确认 ${open} 件事` : '要确认的都确认过了';
  return (
    <section aria-label={title}>
      <Typography.Text strong>{title}</Typography.Text>
      {open > 0 && (
        <Flex vertical gap={2} style={{ margin: '6px 0' }}>
          <Flex gap={8} align="center">
            <label htmlFor={id} style={{ flex: 'none' }}>
              确认人
            </label>
            <StaffInput id={id} value={who} onChange={setWho} known={[]} />
          </Flex>
          <div aria-live="polite">
            {nobody && <Typography.Text type="danger">请先写上是谁确认的，再打勾</Typography.Text>}
          </div>
        </Flex>
      )}
      <ul className="beian-questions">
        {questions.map(({ id: question, title: subject, question: words, confirmed }) => (
          <li key={question}>
            <Checkbox
              checked={confirmed !== null}
              disabled={answer.isPending}
              onChange={({ target }) => {
                setAsked(true);
                if (who.trim() === '') return;
                const answered = { caseNumber, question, staff: who.trim(), confirmed: target.checked };
                quietly(answer.mutateAsync(answered));
              }}
            >
              <Flex vertical>
                {words}
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
