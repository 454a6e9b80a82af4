"""Views kept by name, the town's population, questions under two names, marks of free answers, sharing"""

from alembic import op
import sqlalchemy as sa

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('saved_views',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('view', sa.JSON(), nullable=False),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_saved_views_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views')),
    sa.UniqueConstraint('group_id', 'name', name=op.f('uq_saved_views_group_id_name'))
    )
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_saved_views_group_id'), ['group_id'], unique=False)

    op.create_table('populations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('field', sa.String(), nullable=False),
    sa.Column('people', sa.JSON(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_populations_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_populations')),
    sa.UniqueConstraint('group_id', 'field', name=op.f('uq_populations_group_id_field'))
    )
    with op.batch_alter_table('populations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_populations_group_id'), ['group_id'], unique=False)

    op.create_table('same_questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('service', sa.String(), nullable=False),
    sa.Column('criterion', sa.String(), nullable=False),
    sa.Column('as_service', sa.String(), nullable=False),
    sa.Column('as_criterion', sa.String(), nullable=False),
    sa.Column('saved_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_same_questions_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_same_questions')),
    sa.UniqueConstraint('group_id', 'service', 'criterion', name=op.f('uq_same_questions_group_id_service_criterion'))
    )
    with op.batch_alter_table('same_questions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_same_questions_group_id'), ['group_id'], unique=False)

    op.create_table('comment_marks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('heading', sa.String(), nullable=False),
    sa.Column('row', sa.Integer(), nullable=False),
    sa.Column('tags', sa.JSON(), nullable=False),
    sa.Column('open_by', sa.String(), nullable=False),
    sa.Column('quote', sa.String(), nullable=False),
    sa.Column('quoted_by', sa.String(), nullable=False),
    sa.Column('changed_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['rounds.id'], name=op.f('fk_comment_marks_round_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment_marks')),
    sa.UniqueConstraint('round_id', 'heading', 'row', name=op.f('uq_comment_marks_round_id_heading_row'))
    )
    with op.batch_alter_table('comment_marks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_comment_marks_round_id'), ['round_id'], unique=False)

    op.create_table('sharing',
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.Column('since', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['groups.id'], name=op.f('fk_sharing_group_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('group_id', name=op.f('pk_sharing'))
    )


def downgrade() -> None:
    op.drop_table('sharing')
    with op.batch_alter_table('comment_marks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_comment_marks_round_id'))

    op.drop_table('comment_marks')
    with op.batch_alter_table('same_questions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_same_questions_group_id'))

    op.drop_table('same_questions')
    with op.batch_alter_table('populations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_populations_group_id'))

    op.drop_table('populations')
    with op.batch_alter_table('saved_views', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_saved_views_group_id'))

    op.drop_table('saved_views')
