namespace Backboard.Host;

/// <summary>One thing wrong with the shape of a request, in the words FastAPI clients expect.</summary>
/// <param name="Loc">Where: <c>body</c>, <c>path</c> or <c>query</c>, then names and indices.</param>
/// <param name="Message">For people.</param>
/// <param name="Type">Stable word.</param>
internal sealed record ShapeError(ImmutableArray<string> Loc, string Message, string Type)
{
    public static ShapeError InBody(string field, string message, string type) => new(["body", .. field.Split('.')], message, type);
}

/// <summary>Why a request goes no further: shape errors make a 422 with a list, anything else a sentence.</summary>
/// <param name="Error">The sentence, and what kind of refusal it is.</param>
/// <param name="Shape">What is wrong with the shape, if that is it.</param>
/// <param name="Status">A status that no kind stands for, or null.</param>
internal sealed record Refusal(Error Error, ImmutableArray<ShapeError> Shape, int? Status = null)
{
    public static Refusal BodyTooLarge { get; } = OfSize(Error.Invalid("The request body is too large", "body_too_large"));

    public static implicit operator Refusal(Error error) => new(error, []);

    public static implicit operator Refusal(ShapeError error) => OfShape([error]);

    public static Refusal OfShape(ImmutableArray<ShapeError> errors) => new(Error.Unprocessable("The request has the wrong shape"), errors);

    public static Refusal OfSize(Error error) => new(error, [], StatusCodes.Status413PayloadTooLarge);
}

/// <summary>A request understood, or why it was not.</summary>
internal sealed record Parsed<T>(T? Value, Refusal? Refusal)
    where T : class
{
    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(Refusal refusal) => new(null, refusal);

    public static implicit operator Parsed<T>(Error error) => new(null, error);
}
