namespace Backboard.Abstractions;

/// <summary>A grain that can be asked whether it is there, while it is busy with something else.</summary>
public interface IPresent : IGrainWithStringKey
{
    /// <summary>Answers at once, without a look at the database: silence means that the process which holds the grain is gone.</summary>
    [AlwaysInterleave, Alias("IsThere")]
    Task IsThere() => Task.CompletedTask;
}
