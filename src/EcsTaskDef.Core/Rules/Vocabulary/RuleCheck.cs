namespace EcsTaskDef.Rules.Vocabulary;

/// <summary>One rule or one tight group of rules: a pure function of the candidate.</summary>
internal delegate void RuleCheck(Candidate candidate, Report report);
