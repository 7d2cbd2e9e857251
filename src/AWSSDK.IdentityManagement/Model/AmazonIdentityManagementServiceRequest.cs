using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

/// <summary>What all requests to IAM have in common.</summary>
public partial class AmazonIdentityManagementServiceRequest : AmazonWebServiceRequest;
