import { ClockCircleOutlined } from '@ant-design/icons';
import { Alert, Flex, Tag, Typography } from 'antd';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { smsMoment, smsSentence } from '#shared/filing/boardSentences.ts';
import { type Application, personIn } from '#shared/filing/filingCase.ts';
import { smsRecipientsOf } from '#shared/filing/smsRecipients.ts';
import { useTables } from '../../app/useTables.ts';
import { timeLeft } from '../../board/timeLeft.ts';
import { useMinute } from '../../board/useMinute.ts';
import { StoredNumber } from '../../parts/StoredNumber.tsx';

interface Clock {
  /** ISO moment the clock runs out. */
  readonly dueAt: string;
  readonly application: Application;
}

/** The 24 hours of 短信核验 in the head of a case, in one line: how long, until when, and who gets the message. */
export function SmsLine({ dueAt, application }: Clock) {
  const now = useMinute();
  const { overdue, pressing, words } = timeLeft(dueAt, now);
  return (
    <Flex gap="4px 10px" align="center" wrap role="timer" aria-label="短信核验倒计时" style={{ marginTop: 8 }}>
      <Tag
        color={overdue || pressing ? 'error' : 'warning'}
        icon={<ClockCircleOutlined aria-hidden />}
        className="beian-number"
        style={{ margin: 0 }}
      >
        短信核验{words}
      </Tag>
      <Typography.Text>
        {overdue ? '已在' : '到'} {smsMoment(dueAt, chinaDay(new Date(now)))} {overdue ? '到点' : '为止'}
      </Typography.Text>
      <Recipients application={application} />
    </Flex>
  );
}

/** The same on 进度, in the words of the board. */
export function SmsNotice({ dueAt, application }: Clock) {
  const now = useMinute();
  const { overdue, pressing } = timeLeft(dueAt, now);
  const sentence = smsSentence({ dueAt }, { now: new Date(now), today: chinaDay(new Date(now)) });
  return (
    <Alert
      type={overdue || pressing ? 'error' : 'warning'}
      showIcon
      role="note"
      icon={<ClockCircleOutlined aria-hidden />}
      title={sentence}
      description={<Recipients application={application} />}
    />
  );
}

/** Whose mobiles the message goes to, as the board and the history say it. */
function Recipients({ application }: { application: Application }) {
  const timelines = useTables().data?.timelines;
  if (!timelines) return null;
  const recipients = smsRecipientsOf(
    {
      filingType: application.filingCase.filingType,
      roles: {
        legalRepresentative: personIn(application, 'legalRepresentative'),
        subjectPrincipal: personIn(application, 'subjectPrincipal'),
        appPrincipal: personIn(application, 'appPrincipal'),
      },
    },
    timelines,
  );
  if (recipients.every(({ name }) => name === null))
    return <Typography.Text type="secondary">还没有填负责人，不知道短信发给谁</Typography.Text>;
  return (
    <Flex gap="2px 12px" wrap component="span">
      <Typography.Text type="secondary">短信发给</Typography.Text>
      {recipients.map(({ who, name, mobileMasked, role, certain }) => (
        <span key={who}>
          {name ?? '姓名未填'}（{who}）{' '}
          {mobileMasked === null ? (
            '手机号未填'
          ) : (
            <StoredNumber
              caseNumber={application.filingCase.number}
              field={`roles.${role}.mobile`}
              masked={mobileMasked}
              label={`${who}手机号`}
            />
          )}
          {!certain && '，也可能收到'}
        </span>
      ))}
    </Flex>
  );
}
