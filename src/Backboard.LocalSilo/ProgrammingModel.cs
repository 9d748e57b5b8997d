namespace Backboard.LocalSilo;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute;

[AttributeUsage(AttributeTargets.All)]
public sealed class IdAttribute(uint id) : Attribute { public uint Id { get; } = id; }

[AttributeUsage(AttributeTargets.All)]
public sealed class ImmutableAttribute : Attribute;

[AttributeUsage(AttributeTargets.All)]
public sealed class AliasAttribute(string alias) : Attribute { public string Alias { get; } = alias; }

[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

public interface IGrain;

public interface IGrainWithStringKey : IGrain;
