namespace Backboard.Memory.Passages;

internal sealed class PassageIndexFactory : IPassageIndexFactory
{
    public IPassageIndex Create(DocumentScope scope, EmbeddingSpace space) => new PassageIndex(space);
}
