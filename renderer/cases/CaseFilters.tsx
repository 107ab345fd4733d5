import { Button, Select } from 'antd';
import { memo } from 'react';
import type { CaseQuery, FoundCases } from '#shared/api/cases.ts';
import { findingKinds, kindLabels } from '#shared/filing/findingKind.ts';
import { clearableBy } from '../parts/clearByKey.tsx';
import type { CaseFilter } from './caseFilter.ts';

const findingChoices: { value: CaseQuery['findings'][number]; label: string }[] = [
  ...findingKinds.map((kind) => ({ value: kind, label: `有${kindLabels[kind]}` })),
  { value: 'none', label: '没有必改和待填' },
];

/** Which provinces, problems and persons are looked at; and the way back to everything. */
export const CaseFilters = memo(function CaseFilters({
  filter,
  onFilter,
  offered,
  provinceName,
  narrowed,
  onClear,
}: {
  filter: CaseFilter;
  onFilter: (filter: CaseFilter) => void;
  offered: Pick<FoundCases, 'provinces' | 'staff'> | undefined;
  provinceName: (code: string) => string;
  narrowed: boolean;
  onClear: () => void;
}) {
  const provinces = [...new Set([...(offered?.provinces ?? []), ...filter.provinces])];
  const staff = [...new Set([...(offered?.staff ?? []), ...filter.staff])];
  return (
    <>
      <Several
        label="省份"
        value={filter.provinces}
        options={provinces.map((code) => ({ value: code, label: provinceName(code) }))}
        onChange={(chosen) => onFilter({ ...filter, provinces: chosen })}
      />
      <Several
        label="问题"
        value={filter.findings}
        options={findingChoices}
        onChange={(chosen) => onFilter({ ...filter, findings: chosen })}
      />
      <Several
        label="经办"
        value={filter.staff}
        options={staff.map((name) => ({ value: name, label: name }))}
        onChange={(chosen) => onFilter({ ...filter, staff: chosen })}
      />
      {narrowed && (
        <Button type="link" onClick={onClear} style={{ paddingInline: 4 }}>
          清除筛选
        </Button>
      )}
    </>
  );
});

function Several<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value[];
  options: { value: Value; label: string }[];
  onChange: (value: Value[]) => void;
}) {
  return (
    <Select
      mode="multiple"
      aria-label={label}
      aria-describedby={clearableBy()}
      placeholder={label}
      value={value}
      options={options}
      onChange={onChange}
      showSearch={{ optionFilterProp: 'label' }}
      maxTagCount={1}
      maxTagTextLength={5}
      allowClear
      popupMatchSelectWidth={180}
      notFoundContent="没有可选的"
      style={{ minWidth: 104 }}
    />
  );
}
