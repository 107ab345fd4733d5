import { Radio } from 'antd';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import {
  type Entrance,
  entranceLabels,
  entranceSchema,
  type FilingType,
  filingTypeLabels,
  filingTypeSchema,
} from '#shared/filing/filingCase.ts';
import { LabelledField } from '../parts/LabelledField.tsx';
import { StaffInput } from './batch/StaffInput.tsx';
import type { NewCaseForm } from './newCaseForm.ts';

const filingTypeHints: Readonly<Record<FilingType, string>> = {
  first: '这个主体以前没有备过案。',
  added: '主体已经备过案，再添一个小程序。',
  change: '已备案的信息有变动，要更新。',
  cancel: '不再使用，注销备案。',
};

/** Where 备案入口 is, by the mini program's state. Source: the WeChat console as staff see it. */
const entranceHints: Readonly<Record<Entrance, string>> = {
  newApp: '备案入口：登录微信小程序后台，在首页的“小程序备案”一栏点“去备案”。',
  listedApp: '备案入口：登录微信小程序后台，打开“设置”里的“基本设置”，在“小程序备案”一栏点“去备案”。',
};

/** What kind of filing it is, where it begins, and who works on it. */
export function NewCaseFiling({ form: { control, formState } }: { form: UseFormReturn<NewCaseForm> }) {
  const [filingType, entrance] = useWatch({ control, name: ['filingType', 'entrance'] });
  return (
    <>
      <Controller
        control={control}
        name="filingType"
        render={({ field }) => (
          <LabelledField label="备案类型" hint={filingTypeHints[filingType]}>
            {({ id, ...ties }) => (
              <Radio.Group
                {...ties}
                id={id}
                aria-label="备案类型"
                value={field.value}
                onChange={({ target }) => field.onChange(target.value)}
                options={filingTypeSchema.options.map((value) => ({ value, label: filingTypeLabels[value] }))}
              />
            )}
          </LabelledField>
        )}
      />
      <Controller
        control={control}
        name="entrance"
        render={({ field }) => (
          <LabelledField
            label="小程序现在的状态"
            hint={entrance === null ? '选一下，就告诉您备案入口在哪里。' : entranceHints[entrance]}
          >
            {({ id, ...ties }) => (
              <Radio.Group
                {...ties}
                id={id}
                aria-label="小程序现在的状态"
                value={field.value}
                onChange={({ target }) => field.onChange(target.value)}
                options={entranceSchema.options.map((value) => ({ value, label: entranceLabels[value] }))}
              />
            )}
          </LabelledField>
        )}
      />
      <Controller
        control={control}
        name="staff"
        render={({ field }) => (
          <LabelledField label="经办人" problem={formState.errors.staff?.message}>
            {({ id }) => <StaffInput id={id} value={field.value} onChange={field.onChange} known={[]} />}
          </LabelledField>
        )}
      />
    </>
  );
}
