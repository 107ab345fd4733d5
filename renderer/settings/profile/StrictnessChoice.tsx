import { Flex, Segmented, Typography } from 'antd';
import { type Strictness, strictnessLabels, strictnessSchema } from '#shared/rules/scanThresholds.ts';
import { useDesk } from '../../app/deskContext.ts';
import { useChosen } from './useChosen.ts';

const explained: Readonly<Record<Strictness, string>> = {
  loose: '只在明显有问题时提出来，适合时间紧、客户不方便重拍的时候。',
  usual: '明显的问题和拿不准的都会提出来，适合大多数情况。',
  strict: '稍微有一点斜、暗、糊就会提出来，适合被退回过、想一次通过的时候。',
};

/** How strictly the look of pictures is judged: blur, light, how the paper lies. Limits of the platform stay as they are. */
export function StrictnessChoice({ chosen }: { chosen: Strictness }) {
  const { client } = useDesk();
  const choose = useChosen('strictness', (strictness) => client.settings.setStrictness({ strictness }));
  return (
    <Flex vertical gap={6}>
      <Flex gap={12} align="center" wrap>
        <Typography.Text strong id="strictness-label">
          看画面的松紧
        </Typography.Text>
        <Segmented
          aria-labelledby="strictness-label"
          value={chosen}
          onChange={(next) => choose(next, chosen, `看画面的松紧已改为“${strictnessLabels[next]}”。`)}
          options={strictnessSchema.options.map((value) => ({ value, label: strictnessLabels[value] }))}
        />
      </Flex>
      <Typography.Text type="secondary">
        {explained[chosen]}清晰度、光线、歪斜、有没有拍全按它判断；平台写明的大小、像素和格式不受影响。
      </Typography.Text>
    </Flex>
  );
}
