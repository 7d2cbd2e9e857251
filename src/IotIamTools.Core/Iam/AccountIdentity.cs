namespace IotIamTools.Core.Iam;

/// <summary>Who calls, and where. Source: STS GetCallerIdentity.</summary>
/// <param name="AccountId">The account's twelve digits.</param>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>, <c>aws-iso</c>...</param>
/// <param name="CallerArn">The caller's ARN; for a file, the account's root.</param>
public sealed record AccountIdentity(string AccountId, string Partition, string CallerArn);
