import { expect, it } from 'vitest';
import { sayInPlace } from '#shared/filing/sayInPlace.ts';

it.each([
  [
    'icp_subject.principal_info.mobile',
    '主体负责人、法定代表人的手机号有误：少了 8 位',
    '请逐位核对，重新填写主体负责人、法定代表人的手机号',
    '手机号有误：少了 8 位',
    '请逐位核对，重新填写手机号',
  ],
  [
    'icp_applets.principal_info.email',
    '小程序负责人邮箱没有填写',
    '请填写小程序负责人邮箱',
    '没有填写',
    '请填写小程序负责人邮箱',
  ],
  [
    'icp_applets.principal_info.mobile',
    '主体负责人和小程序负责人是两个人，却用了同一个手机号',
    '请核对',
    '主体负责人和小程序负责人是两个人，却用了同一个手机号',
    '请核对',
  ],
  ['materials.agencyMandate', '缺代办委托书：最好先有', '请收取', '最好先有', '请收取'],
  ['icp_applets.base_info.name', '小程序名称里有“小程序”三个字', '请改名', '小程序名称里有“小程序”三个字', '请改名'],
])('%s: %s', (where, message, remedy, saidMessage, saidRemedy) => {
  expect(sayInPlace({ where, message, remedy })).toEqual({ message: saidMessage, remedy: saidRemedy });
});
