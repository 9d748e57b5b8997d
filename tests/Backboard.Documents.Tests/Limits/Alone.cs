namespace Backboard.Documents.Tests.Limits;

/// <summary>Tests that weigh this process: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
