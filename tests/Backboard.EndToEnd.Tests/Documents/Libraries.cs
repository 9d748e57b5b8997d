namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Tests that have many files read: one after the other, so that the rest of the machine is left to the others.</summary>
[CollectionDefinition(Name)]
public sealed class Libraries
{
    public const string Name = "libraries";
}
