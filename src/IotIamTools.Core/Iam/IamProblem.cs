namespace IotIamTools.Core.Iam;

/// <summary>Why IAM would refuse a value, found without asking IAM: the code and the message that it gives.</summary>
/// <param name="Code">One of <see cref="IamErrorCodes"/>.</param>
/// <param name="Message">IAM's message, with more where that helps.</param>
public sealed record IamProblem(string Code, string Message)
{
    /// <summary>The error that the operation ends with.</summary>
    /// <param name="operation">The API operation, such as <c>CreateRole</c>.</param>
    public IamException ToException(string operation) => new(Code, Message, operation) { StatusCode = StatusOf(Code) };

    /// <summary>The message.</summary>
    public override string ToString() => Message;

    private static int? StatusOf(string code) => code switch
    {
        IamErrorCodes.NoSuchEntity => 404,
        IamErrorCodes.AccessDenied => 403,
        IamErrorCodes.ConcurrentModification or IamErrorCodes.DeleteConflict or IamErrorCodes.EntityAlreadyExists or IamErrorCodes.LimitExceeded => 409,
        IamErrorCodes.AccountFileInvalid or IamErrorCodes.AccountFileNotWritten or IamErrorCodes.AccountReadOnly => null,
        _ => 400,
    };
}
