using GrantControl.Behaviour;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Hosting;

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedCommandTests(PostgresFixture postgres) : CommandBehaviour(new EmbeddedFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedDeadlineTests(PostgresFixture postgres) : DeadlineBehaviour(new EmbeddedFixture(postgres));

[Collection(PostgresCollection.Name)]
public sealed class EmbeddedLifeTests(PostgresFixture postgres) : LifeBehaviour(new EmbeddedFixture(postgres));
