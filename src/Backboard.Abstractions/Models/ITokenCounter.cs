namespace Backboard.Abstractions;

/// <summary>Counts what a request would cost without sending it.</summary>
public interface ITokenCounter
{
    /// <summary>Estimated input tokens of a request as its provider would be sent it, calibrated by what that provider reported so far.</summary>
    int Count(ModelRequest request);
}
