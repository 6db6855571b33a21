import type { Check } from './checks/check.ts';
import {
  adaptsTexts,
  evidenceOfBackbone,
  inputsOnce,
  labelIsNothingElse,
  oneMeaning,
  someInput,
  stratumIsNoGroup,
  unfreezesBackbone,
} from './checks/columns.ts';
import { ruleGivenHasMeaning, ruleGivenHasNoLegs, ruleGivenIsKnown } from './checks/given.ts';
import { metricsOfTask, ruleNamesItsClass } from './checks/metrics.ts';
import { comparedMitigationsFit, mitigationFits } from './checks/mitigation.ts';
import {
  ruleComparesGroups,
  ruleComparisonHasMeaning,
  ruleCrossesNoMoreThanMeasured,
  ruleGroupsAreProtected,
  ruleHasLimit,
  ruleIdsDiffer,
  ruleLegsHaveShares,
  ruleOfTwoGroupsIsNotCompared,
  ruleReferenceIsOneGroup,
  ruleReferenceIsUsed,
  someRuleBlocks,
} from './checks/rules.ts';
import { columnsOfTask, favourableInWords, oneSource, predictedSomething } from './checks/source.ts';
import {
  findingsAreWaivedOnce,
  waiverEndsInTime,
  waiverIsApprovedByAnother,
  waiverNamesARule,
} from './checks/waivers.ts';

/** Everything that is asked of an audit beyond its schema; the first that finds a problem is told. */
export const crossChecks: readonly Check[] = [
  oneSource,
  favourableInWords,
  columnsOfTask,
  predictedSomething,
  metricsOfTask,
  ruleNamesItsClass,
  someInput,
  labelIsNothingElse,
  inputsOnce,
  stratumIsNoGroup,
  oneMeaning,
  unfreezesBackbone,
  adaptsTexts,
  evidenceOfBackbone,
  mitigationFits,
  comparedMitigationsFit,
  ruleIdsDiffer,
  ruleHasLimit,
  ruleGroupsAreProtected,
  ruleOfTwoGroupsIsNotCompared,
  ruleComparesGroups,
  ruleComparisonHasMeaning,
  ruleReferenceIsUsed,
  ruleReferenceIsOneGroup,
  ruleCrossesNoMoreThanMeasured,
  ruleGivenIsKnown,
  ruleGivenHasMeaning,
  ruleGivenHasNoLegs,
  ruleLegsHaveShares,
  someRuleBlocks,
  waiverNamesARule,
  waiverIsApprovedByAnother,
  waiverEndsInTime,
  findingsAreWaivedOnce,
];
