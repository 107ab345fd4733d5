import { Flex, Input, Select } from 'antd';
import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import type { KnownSubject } from '#shared/api/cases.ts';
import { LabelledField } from '../parts/LabelledField.tsx';
import { anotherApp, type NewCaseForm } from './newCaseForm.ts';

/** Which mini program is filed: one the client has already, or another one. */
export function NewCaseProgram({
  form: { control, formState },
  known,
}: {
  form: UseFormReturn<NewCaseForm>;
  known: KnownSubject | null;
}) {
  const app = useWatch({ control, name: 'app' });
  const { errors } = formState;
  return (
    <>
      {known !== null && known.miniPrograms.length > 0 && (
        <Controller
          control={control}
          name="app"
          render={({ field }) => (
            <LabelledField label="小程序">
              {(ties) => (
                <Select
                  {...ties}
                  value={field.value}
                  onChange={field.onChange}
                  onBlur={field.onBlur}
                  options={[
                    { value: anotherApp, label: '另一个小程序' },
                    ...known.miniPrograms.map(({ id, name, appId }) => ({
                      value: id,
                      label: [name ?? '名称未填', appId].filter((each) => each !== null).join('　'),
                    })),
                  ]}
                  style={{ width: '100%' }}
                />
              )}
            </LabelledField>
          )}
        />
      )}
      {app === anotherApp && (
        <Flex gap={12} wrap>
          <div style={{ flex: '1 1 240px' }}>
            <Controller
              control={control}
              name="appName"
              render={({ field }) => (
                <LabelledField label="小程序名称" problem={errors.appName?.message}>
                  {(ties) => <Input {...ties} {...field} maxLength={120} placeholder="和微信后台里的名称一致" />}
                </LabelledField>
              )}
            />
          </div>
          <div style={{ flex: '1 1 240px' }}>
            <Controller
              control={control}
              name="appId"
              render={({ field }) => (
                <LabelledField label="AppID（可以以后填）" problem={errors.appId?.message}>
                  {(ties) => <Input {...ties} {...field} maxLength={64} placeholder="wx 开头，共 18 位" />}
                </LabelledField>
              )}
            />
          </div>
        </Flex>
      )}
    </>
  );
}
