import { ClockCircleOutlined } from '@ant-design/icons';
import { Alert, Flex, Tag, Typography } from 'antd';
import { chinaDay } from '#shared/calendar/chinaDay.ts';
import { smsMoment, smsSentence } from '#shared/filing/boardSentences.ts';
import type { Application } from '#shared/filing/filingCase.ts';
import { smsRecipients } from '#shared/filing/smsRecipients.ts';
import { timeLeft } from '../../board/timeLeft.ts';
import { useMinute } from '../../board/useMinute.ts';
import { MaskedNumber } from '../../parts/MaskedNumber.tsx';

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

/** Whose mobiles the message goes to; the numbers show when held. */
function Recipients({ application }: { application: Application }) {
  const recipients = smsRecipients(application);
  if (recipients.length === 0)
    return <Typography.Text type="secondary">还没有填负责人，不知道短信发给谁</Typography.Text>;
  return (
    <Flex gap="2px 12px" wrap component="span">
      <Typography.Text type="secondary">短信发给</Typography.Text>
      {recipients.map(({ id, name, as, mobile }) => (
        <span key={id}>
          {name ?? '姓名未填'}（{as}）{' '}
          {mobile === null ? '手机号未填' : <MaskedNumber value={mobile} label={`${name ?? as}的手机号`} />}
        </span>
      ))}
    </Flex>
  );
}
