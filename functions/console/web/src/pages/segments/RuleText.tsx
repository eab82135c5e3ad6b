import { Box, Typography } from '@mui/material';
import type { Schema } from 'kehu-client';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../show/useFormat';
import { Value } from '../../show/Value';
import { hasMonths, kindOf, type Condition } from './rule';

/** The rule of a segment in words. */
export function RuleText({ rule }: { rule: Pick<Schema<'Segment'>, 'match' | 'conditions'> }) {
  const translate = useTranslate();
  return (
    <>
      {rule.conditions.length > 1 && <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>{translate(`resources.segments.match.${rule.match ?? 'all'}`)}</Typography>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, listStyle: 'disc' }}>
        {rule.conditions.map((condition, index) => <li key={index}><ConditionText condition={condition} /></li>)}
      </Box>
    </>
  );
}

function ConditionText({ condition }: { condition: Condition }) {
  const translate = useTranslate();
  const months = hasMonths(condition.field) && condition.months ? translate('resources.segments.inMonths', { smart_count: condition.months }) : '';
  return (
    <span>
      {translate(`resources.segments.field.${condition.field}`)}{translate('kehu.colon')}
      {condition.not && <strong>{translate('resources.segments.not')} </strong>}
      <Box component="span" sx={{ fontWeight: 600 }}>
        {kindOf(condition.field) === 'texts'
          ? condition.in?.map((value, index) => <Fragment key={value}>{index > 0 && translate('kehu.comma')}<Value resource="customers" name={condition.field} value={value} /></Fragment>)
          : <Range condition={condition} />}
      </Box>
      {months && ` ${months}`}
    </span>
  );
}

function Range({ condition: { field, from, to, currency } }: { condition: Condition }) {
  const translate = useTranslate();
  const format = useFormat();
  const show = (value: string) => {
    if (kindOf(field) === 'days') return format.date(value);
    return field === 'amount' && currency ? format.money(value, currency) : format.number(Number(value));
  };
  if (from && from === to) return <>{show(from)}</>;
  const ofDays = kindOf(field) === 'days';
  const words = from && to ? 'fromTo' : from ? (ofDays ? 'since' : 'from') : ofDays ? 'until' : 'to';
  return <>{translate(`resources.segments.range.${words}`, { from: from ? show(from) : '', to: to ? show(to) : '' })}</>;
}
