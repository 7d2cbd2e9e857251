namespace IotIamTools.Core.Iam;

/// <summary>IAM, or the way to it, refused an operation. The code is the one that AWS gives, also where a file stands for the account.</summary>
public sealed class IamException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="code">One of <see cref="IamErrorCodes"/>, or another code of AWS.</param>
    /// <param name="message">What happened, and what to do where that is known.</param>
    /// <param name="operation">The API operation, such as <c>CreateRole</c>.</param>
    /// <param name="innerException">The error below it, if any.</param>
    public IamException(string code, string message, string operation, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Operation = operation;
    }

    /// <summary>The error code, such as <c>NoSuchEntity</c>.</summary>
    public string Code { get; }

    /// <summary>The API operation that failed, such as <c>CreateRole</c>.</summary>
    public string Operation { get; }

    /// <summary>The action that the caller lacks, such as <c>iam:CreateRole</c>, when the code is AccessDenied.</summary>
    public string? DeniedAction { get; init; }

    /// <summary>The HTTP status of the answer, or null where there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The request id of the answer, to give to AWS support, or null.</summary>
    public string? RequestId { get; init; }
}
